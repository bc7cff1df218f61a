"""What makes a charter stand on its own: sign-offs in signed envelopes, one seal over the whole PDF, and the checks.

The heavy libraries (pyHanko, pikepdf, cryptography, ReportLab) are loaded by the functions that need them, never on
import: most starts of the program seal and verify nothing.
"""
