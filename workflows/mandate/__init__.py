"""The resource group as a group: its mandate, its members and its meetings."""
