"""What CRMs have and take: reading today's configuration, the plan of changes, and the package to load.

One folder or file per CRM (`targets.TARGETS`), all on the same parts: `items` (a configuration as ordered
collections of items with facts), `wanted` (what the charter makes of it, with every loss named), `plan` (the
difference, step by step) and `report` (the plan in words and as JSON).
"""
