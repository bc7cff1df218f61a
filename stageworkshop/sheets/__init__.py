"""Draft sheets: what one team fills in before the meeting, and how it comes back.

`content` gathers what that team may see and nothing else; `xlsx_*` write and read the workbook that anyone can fill in,
`extract` the file for the team's own copy of this program. Both come back as a `returned.Returned`, and `plan` tells
what taking it in would set.
"""
