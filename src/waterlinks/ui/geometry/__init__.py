"""Where the lines of our drawings run: plain numbers in, SVG attributes out. Knows no Django and no words."""
