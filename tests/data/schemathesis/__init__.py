"""How schemathesis is told what it cannot know."""
