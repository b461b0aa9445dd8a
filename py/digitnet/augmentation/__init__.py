"""What only the trainer needs: more to learn from than anybody drew."""
