"""What and whom a question is about: the kind of cooperation, a neighbouring regime, a region, a body, a country."""
