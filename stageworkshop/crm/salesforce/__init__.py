"""Salesforce: value sets, business processes, paths, record types and drafts of validation rules.

Element names, their order and their types are those of the Metadata API's WSDL (`shapes`); everything else was
measured on real organisations' files.
"""
