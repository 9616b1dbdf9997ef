"""Meetings of those who work with the bank: of the resource group, and of the network of county libraries."""
