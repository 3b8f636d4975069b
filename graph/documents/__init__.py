"""What is written for people: tables, reports, slides and calendars."""
