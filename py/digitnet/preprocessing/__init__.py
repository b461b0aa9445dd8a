"""From a drawing or a picture to the 28x28 that the network sees."""
