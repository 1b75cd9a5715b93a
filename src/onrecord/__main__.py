"""`python -m onrecord`, for where no script is on the path."""

from onrecord.cli import main

if __name__ == "__main__":
    main()
