# Prose: the words of the field, hence long.
"""The synonyms every installation begins with: bokmål; nynorsk; Northern Sámi; English, where one is asked for."""

LINES = """
kassering, kassere, kassasjon, utrangering, makulering; kassering, kassere, makulering; ; weeding, deselection
samlingsutvikling, bestandsutvikling; samlingsutvikling; ; collection development
samlingsplan, samlingsutviklingsplan; samlingsplan; ; collection policy
innkjøp, anskaffelse, akkvisisjon; innkjøp, tilvekst; ; acquisition
katalogisering, registrering; katalogisering; ; cataloguing, cataloging
emneord, stikkord; emneord; ; subject headings, keywords
klassifikasjon, Dewey, DDK; klassifikasjon; ; classification
metadata, bibliografiske data; metadata; ; metadata
hylleoppstilling, plassering, ommøblering; hylleoppstilling, plassering; ; shelving
utlån, sirkulasjon; utlån; ; circulation, lending
fjernlån, innlån; fjernlån, innlån; ; interlibrary loan, ILL
purring, overdato, gebyr; purring; ; overdue, fines
lånekort, nasjonalt lånekort, lånenummer; lånekort; ; library card
låner, publikummer; lånar; ; patron
skranke, veiledningsdisk, informasjonsskranke; skranke; ; desk, reference desk
veiledning, referansearbeid, referansesamtale; rettleiing; ; reference interview, guidance
formidling, litteraturformidling; formidling; ; promotion of literature
leselyst, leseglede; leselyst, leseglede; ; reading for pleasure
lesestimulering, leseaksjon, lesekampanje; lesestimulering; ; reading campaign
sommerles, sommerlesing; sommarles; ; summer reading
bokprat, booktalk; bokprat; ; booktalk, book talk
boktips, bokanbefaling; boktips; ; book recommendation
boksirkel, lesesirkel, bokklubb; boksirkel, lesesirkel; ; book club, reading group
shared reading, samlesing, leselederkurs; samlesing; ; shared reading
bokbad, forfattersamtale; bokbad, forfattarsamtale; ; author talk
forfatterbesøk, forfattermøte; forfattarbesøk; ; author visit
høytlesing, eventyrstund, lesestund; høgtlesing, eventyrstund, lesestund; ; storytime, read aloud
babysang, rim og regler; babysong, rim og regler; ; baby rhyme time
barnebok, barnelitteratur; barnebok, barnelitteratur; mánáidgirji; children's books
ungdomsbok, ungdomslitteratur; ungdomsbok; ; young adult, YA
bildebok; biletbok, bildebok; govvagirji; picture book
tegneserie, grafisk roman, manga; teikneserie; ; comics, graphic novel
lydbok, lydbøker; lydbok; jietnagirji; audiobook
e-bok, ebok; e-bok; ; e-book, ebook
lettlest, lett å lese; lettlesen, lett å lese; ; easy reader
dysleksi, lesevansker, lese- og skrivevansker; dysleksi, lesevanskar; ; dyslexia
NLB, lydbøker for synshemmede, tilrettelagt litteratur; tilrettelagd litteratur; ; accessible books
klassebesøk, skolebesøk; klassebesøk, skulebesøk; ; class visit
skolebibliotek; skulebibliotek; skuvlagirjerádju; school library
folkebibliotek, kommunebibliotek; folkebibliotek; álbmotgirjerádju; public library
fylkesbibliotek; fylkesbibliotek; fylkkagirjerádju; county library
bibliotek; bibliotek; girjerádju; library
bok; bok; girji; book
bibliotekar, bibliotekansatt; bibliotekar; ; librarian
biblioteksjef, bibliotekleder; biblioteksjef, bibliotekleiar; girjerádjohoavda; library director, head of library
nyansatt, ny i jobben, opplæring av nye; nytilsett; ; onboarding, new employee
meråpent, meråpne, meråpen, selvbetjent, ubemannet; meirope, meiropne, sjølvbetent; ; self-service library, open library
åpningstid, åpningstider; opningstid; ; opening hours
selvbetjening, utlånsautomat; sjølvbetening; ; self-service
bokbuss, bibliotekbuss, mobilt bibliotek; bokbuss; girjebusse; bookmobile
bokbåt; bokbåt; ; book boat
filial, avdeling; filial; ; branch library
kombinasjonsbibliotek, kombibibliotek; kombinasjonsbibliotek; ; joint-use library
hjemlån, boken kommer, bok til døra; boka kjem; ; home delivery
oppsøkende virksomhet, bibliotektjenester ute; oppsøkjande verksemd; ; outreach
frivillig, frivillige; frivillig; ; volunteer
arrangement, program; arrangement; lágideapmi; event
debatt, samfunnsdebatt, ordskifte; debatt, ordskifte; digaštallan; debate
ordstyrer, debattleder, møteleder; ordstyrar, debattleiar, møteleiar; ; moderator, chair
debattbibliotek, møteplass, arena; debattbibliotek, møteplass; ; meeting place
ytringsfrihet, talefrihet; ytringsfridom; ; freedom of expression
sensur, bokforbud; sensur; ; censorship, book banning
demokrati, medvirkning; demokrati, medverknad; demokratiija; democracy, participation
språkkafé, språktrening, samtalegruppe; språkkafé; giellakafea; language café
språkdusj, norsktrening, norskopplæring; norsktrening; ; language training
flerspråklig, flerspråklighet, fremmedspråk; fleirspråkleg, fleirspråklegheit; máŋggagielalaš; multilingual
Det flerspråklige bibliotek, DFB; ; ; multilingual library
innvandrer, flyktning, minoritetsspråklig; innvandrar, flyktning; ; immigrant, refugee
inkludering, mangfold; inkludering, mangfald; ; inclusion, diversity
skeiv, lhbt, pride; skeiv; ; LGBT, queer
universell utforming, UU, tilgjengelighet; universell utforming, tilgjenge; ; accessibility, universal design
synshemmet, blind, svaksynt; synshemma; ; visually impaired
tegnspråk, døv, hørselshemmet; teiknspråk, høyrselshemma; ; sign language, deaf
demens, reminisens; demens; ; dementia
eldre, senior, pensjonist; eldre; ; elderly, seniors
sykehjem, aldershjem, eldresenter; sjukeheim, aldersheim, eldresenter; ; nursing home, care home
ensomhet, utenforskap; einsemd; ; loneliness
folkehelse, helsefremmende, psykisk helse; folkehelse; ; public health, mental health
samisk, samer, sápmi; samisk; sámegiella, sápmi; Sámi, Saami
samiske bøker, samisk litteratur; samisk litteratur; sámi girjjálašvuohta; Sámi literature
samisk språkuke, samiske språk; samisk språkveke; sámi giellavahkku; Sámi language week
kvensk, kvener; kvensk; ; Kven
nasjonale minoriteter; nasjonale minoritetar; ; national minorities
lokalsamling, lokalhistorie, lokalsamlinga; lokalsamling, lokalhistorie; ; local history
slektsgransking, slektsforskning; slektsgransking; ; genealogy
digitalisering, skanning; digitalisering, skanning; ; digitisation, scanning
bokhylla, nb.no, nettbiblioteket; nettbiblioteket; ; digital library
Nasjonalbiblioteket, NB; Nasjonalbiblioteket; ; National Library
pliktavlevering; pliktavlevering; ; legal deposit
kildekritikk, kildevurdering; kjeldekritikk; ; source criticism
kildejakt, faktasjekk, falske nyheter; faktasjekk, falske nyheiter; ; fact checking, fake news
mediekompetanse, informasjonskompetanse; mediekompetanse, informasjonskompetanse; ; information literacy, media literacy
desinformasjon, konspirasjonsteori; desinformasjon; ; disinformation
søk, informasjonssøk, litteratursøk; søk, informasjonssøk; ohcan; searching, literature search
kunstig intelligens, KI, AI, språkmodell; kunstig intelligens, KI; ; artificial intelligence, AI
ChatGPT, samtalerobot, chatbot; samtalerobot; ; chatbot
personvern, GDPR, personopplysninger; personvern; ; privacy, data protection
digital sikkerhet, datasikkerhet, informasjonssikkerhet; informasjonstryggleik; ; information security, cyber security
svindel, nettsvindel, phishing; svindel; ; fraud, phishing
digital veiledning, digihjelp, datahjelp; digital rettleiing, digihjelp, datahjelp; ; digital help
digitalt utenforskap, digital inkludering; digitalt utanforskap; ; digital inclusion
BankID, ID-porten, elektronisk ID; elektronisk ID; ; electronic ID
nettbrett, iPad; nettbrett; ; tablet
publikumspc, publikumsmaskin; publikumsmaskin; ; public computer
skriver, printer, utskrift; skrivar, utskrift; ; printing
koding, programmering, kodeklubb; koding, programmering; ; coding, code club
makerspace, skaperverksted, fablab; skaparverkstad; ; makerspace
3D-printer, 3D-skriver; 3D-skrivar; ; 3D printer
VR, virtuell virkelighet; VR; ; virtual reality
spill, dataspill, gaming; spel, dataspel; speallu; games, video games
spillformidling, spill i bibliotek; spelformidling; ; games in libraries
brettspill, rollespill; brettspel, rollespel; ; board games, role-playing
film, filmvisning, kino; film, filmvising; filbma; film, movie
strømming, streaming; strøyming; ; streaming
podkast, podcast; podkast; ; podcast
video, opptak; video, opptak; ; video, recording
webinar, nettmøte, digitalt møte; webinar, nettmøte; ; webinar, online meeting
sosiale medier, SoMe, Facebook, Instagram; sosiale medium; ; social media
markedsføring, synlighet, profilering; marknadsføring, profilering; ; marketing
nettside, hjemmeside; nettside, heimeside; neahttasiidu; website
å skrive for nett, klarspråk; å skrive for nett, klarspråk; ; plain language
plakat, flyer, brosjyre; plakat, brosjyre; ; poster, flyer
åndsverkloven, opphavsrett; åndsverklova, opphavsrett; ; copyright
Creative Commons, CC-lisens, fri lisens; fri lisens; ; open licence, Creative Commons
bibliotekloven, folkebibliotekloven; biblioteklova; girjerádjoláhka; library act
språkloven, målform; språklova, målform; ; language act
bibliotekplan, strategi, virksomhetsplan; bibliotekplan, strategi, verksemdsplan; ; strategy, library plan
budsjett, økonomi; budsjett, økonomi; bušeahtta; budget
tilskudd, prosjektmidler, støtte; tilskot, prosjektmidlar, stønad; ; grant, funding
søknad, søknadsskriving, søke penger, søke midler; søknad, søkje pengar; ohcamuš; application
prosjekt, prosjektledelse, prosjektarbeid; prosjekt, prosjektleiing; prošeakta; project management
statistikk, bibliotekstatistikk, KOSTRA; statistikk, bibliotekstatistikk; ; statistics
brukerundersøkelse, spørreundersøkelse, evaluering; brukarundersøking, spørjeundersøking; ; user survey, evaluation
samarbeid, partnerskap, nettverk; samarbeid, nettverk; ovttasbargu; cooperation, partnership, network
kommunesammenslåing, kommunereform; kommunesamanslåing; ; municipal merger
konflikt, konflikthåndtering, uro, bråk; konflikt, konflikthandtering, uro, bråk; riidu; conflict, conflict management
trakassering, mobbing, vold og trusler; trakassering, mobbing; ; harassment, threats
trygghet, sikkerhet, alene på jobb, alene på vakt; tryggleik, aleine på vakt; oadjebasvuohta; safety, lone working
arbeidsmiljø, HMS; arbeidsmiljø, HMT; bargobiras; work environment
beredskap, krise, brann; beredskap, krise; ; emergency preparedness, crisis
personalmøte, avdelingsmøte; personalmøte; ; staff meeting
kompetanseheving, kompetanseutvikling, kurs; kompetanseheving, kurs; gursa; competence development, training
nettkurs, e-læring, e-kurs; nettkurs, e-læring; neahttagursa; e-learning, online course
kursbevis, diplom, sertifikat; kursbevis; ; course certificate
deltakerbevis, kursbekreftelse; deltakarbevis; ; certificate of attendance
fagdag, seminar, konferanse; fagdag, seminar, konferanse; ; seminar, conference
studietur, hospitering; studietur, hospitering; ; study visit, job shadowing
veileder, håndbok, manual; rettleiar, handbok; ; guide, handbook, manual
mal, skjema, sjekkliste; mal, skjema, sjekkliste; ; template, checklist
verktøykasse, ressurspakke, startpakke; verktøykasse, ressurspakke; ; toolbox, starter kit
bærekraft, miljø, klima, grønt bibliotek; berekraft, miljø, klima; ; sustainability, green library
bærekraftsmål, FNs bærekraftsmål; berekraftsmål; ; SDG, sustainable development goals
ombruk, gjenbruk, byttemarked; ombruk, gjenbruk; ; reuse, swap
tingotek, utstyrsutlån, låne ting; tingotek, utstyrsutlån; ; library of things
frøbibliotek, frøbytte; frøbibliotek; ; seed library
åpen forskning, open access, åpen tilgang; open forsking; ; open science, open access
folkeforskning, borgerforskning; folkeforsking; ; citizen science
møterom, booking, romutleie; møterom; ; meeting room
inventar, møbler, interiør; inventar, møblar; ; furniture
nybygg, bibliotekbygg, ombygging; nybygg, bibliotekbygg; ; library building
RFID, alarmbrikker; RFID, alarmbrikker; ; RFID
biblioteksystem, Bibliofil, Quria; biblioteksystem; ; library system, ILS
Finnmark; ; Finnmárku;
Troms; ; Romsa;
Nordland; ; Nordlánda;
Tromsø; ; Romsa;
Karasjok; ; Kárášjohka;
Kautokeino; ; Guovdageaidnu;
Tana; ; Deatnu;
Nesseby; ; Unjárga;
Porsanger; ; Porsáŋgu;
Kåfjord; ; Gáivuotna;
"""


def starting_synonyms() -> list[dict[str, str]]:
    """As the fields of `Synonym`."""
    rows = []
    for line in LINES.strip().splitlines():
        bokmaal, nynorsk, sami, english = (part.strip() for part in line.split(";"))
        rows.append({"words_nb": bokmaal, "words_nn": nynorsk, "words_se": sami, "words_en": english})
    return rows
