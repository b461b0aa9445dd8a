"""What only the trainer needs: gradients, optimisers, epochs, the record of it all."""
