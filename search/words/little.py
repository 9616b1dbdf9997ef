"""Words that say nothing of what somebody looks for: asked with others, they are left out."""

_WORDS = """
alle alt andre at av ble blei blir bli både da de deg dei deira dem den denne der deres det dette di din disse
ditt du dykk dykkar då eg ein eine eit eitt ei eller en er et etter for fra frå få får før ha hadde han har hennar
hennes her hjå ho hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ikkje inn
ja jeg kan kom kor korleis korfor kunne kva kven kvifor kvar kva kvart man mange med meg meir mer mi min mitt mot
mykje mye må måtte ned no noe noen nokon nokre noko nå når og også om opp oss over på sa same samme seg selv si
sia siden sidan sin sine sitt sjå skal skulle slik so som så til um under ut uten utan var vart ved vi vil
ville vore vært være vår våre er vere dykkar der dit hit
a an and are as be by for from how in is it of on or that the this to was what when where which who why with you
ahte dat dan de gii go goas gos ii ja lea leat maid man mii mo mun son
"""
LITTLE_WORDS = frozenset(_WORDS.split())
