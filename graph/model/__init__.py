"""What is known: an ecosystem, its ties, and what is selected from it."""
