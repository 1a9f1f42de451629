PREFIX : <TRAP> INSERT DATA { <a:s> <a:p> '''LOAD''' , ( 1 ) } ;# x
LOAD :
