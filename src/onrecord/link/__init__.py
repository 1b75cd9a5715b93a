"""What belongs together across versions: stories, copies, claims, standing, conflicts, changes. Pure functions that propose."""
