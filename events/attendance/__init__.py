"""Who comes to a meeting: the list at the door, the code one scans there, and the certificate afterwards."""
