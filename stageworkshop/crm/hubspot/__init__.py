"""HubSpot: pipelines of deals and tickets, the lead status, the lifecycle stage, and a property for definitions.

Shapes are those of HubSpot's published OpenAPI documents (pipelines v3, properties v3).
"""
