"""The charter: one frozen picture of the workshop, and everything that is made from it. No Qt here."""
