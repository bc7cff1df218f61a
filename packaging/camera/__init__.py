"""What `packaging/shots.py` photographs, and how."""
