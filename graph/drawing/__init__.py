"""What every picture stands on: the slide, its letters, and names that fit beside a symbol."""
