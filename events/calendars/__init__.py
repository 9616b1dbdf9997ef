"""Events in people's own calendars: feeds to subscribe to, invitations in letters, and word of new events."""
