"""The lake: ties as Parquet files, which an engine narrows to the columns of codes that the reader takes.

No rule about data stands here. What a cell means, what is an error and what counts is said in `reading` and
`model`; an engine gives the columns that they are said of, and leaves out what can change no count.
"""
