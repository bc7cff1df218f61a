"""Checks as rules that machines run: a Salesforce formula, a HubSpot filter, an SQL predicate.

A check that can't be said exactly in one of these is `Untranslatable` there, with the reason; nothing is
approximated.
"""
