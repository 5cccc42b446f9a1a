"""What is true of any web application: text, media, days."""
