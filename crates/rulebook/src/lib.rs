//! SSDA903: the tables of the return, reading and writing CSV and XML, and its rules. No I/O beyond readers.
