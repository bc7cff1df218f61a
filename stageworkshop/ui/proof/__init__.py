"""What proves a charter: checking files, the keys that seal and sign, answering a request for a sign-off."""
