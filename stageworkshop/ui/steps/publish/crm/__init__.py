"""The part of Publish for those who look after the CRM: what would change there, and the files to load."""
