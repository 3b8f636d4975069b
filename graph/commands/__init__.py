"""The commands: options in, library calls, results to writers.

A command parses, calls public functions and hands the result to a writer. Heavy
libraries are loaded by the command that needs them.
"""
