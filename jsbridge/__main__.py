"""``python -m jsbridge``: the command line."""

from jsbridge.cli import run

if __name__ == "__main__":
    run()
