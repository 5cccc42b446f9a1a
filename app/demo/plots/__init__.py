"""What happens, part by part: consultations, positions, and the tale of each idea from its sending to the last word."""
