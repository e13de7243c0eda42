"""The national register of schools, GIAS (Get Information About Schools, EduBase until 2017), as its files give it.

Columns are found by name: they come and go over the years. Files are Windows-1252 or, out of other programs, UTF-8.
"""
