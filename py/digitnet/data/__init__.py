"""What only the trainer needs: pictures and drawings, and the files they come in."""
