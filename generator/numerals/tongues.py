"""How five languages write and say numbers: their separators, and what their words say about a number.

Only tables stand here. A line gives a word's part, its value where it has one, and its forms; a word may
stand in several lines: 'second' is a unit and also comes after 'first'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

Number: TypeAlias = "int | Fraction"
Value: TypeAlias = "int | Fraction | str"

VALUED: Final = ("number", "hint", "part", "unit", "length", "span", "month", "currency")
"""Parts whose lines give a value.

A `number` counts; a `hint` may count or be something else (one, both, the third), so it is believed where it
agrees and never held against anybody. A `length` is a whole length of time, a `span` may be one (daily).
"""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language writes numbers: its separators, its words.

    `glued` is what may stand before a word without a blank, `joining` the letter of it that means 'and',
    `duals` the ends of a word that may mean two of something.
    """

    thousands: str
    decimals: str
    words: str
    glued: str = ""
    joining: str = ""
    duals: tuple[str, ...] = ()

    def table(self) -> dict[str, dict[str, Value]]:
        """All its words, each with its parts and their values."""
        found: dict[str, dict[str, Value]] = {}
        for line in f"{self.words}\n{EVERYWHERE}".split("\n"):
            part, _, rest = line.strip().partition(" ")
            value, _, forms = rest.partition(" ") if part in VALUED else ("1", "", rest)
            for form in forms.split():
                found.setdefault(form, {}).setdefault(part, _value(part, value))
        return found


def _value(part: str, value: str) -> Value:
    if part in ("unit", "length", "span", "currency"):
        return value
    return int(value) if value.isdecimal() else Fraction(value)


MINUTES: Final[Mapping[str, Number]] = {
    "s": Fraction(1, 60),
    "m": 1,
    "h": 60,
    "d": 1440,
    "w": 10080,
}
"""How many minutes a unit has."""

MONTHS: Final[Mapping[str, int]] = {"M": 1, "y": 12}
"""How many months a unit has; months are of no fixed length, so nothing makes minutes of them."""

ENGLISH: Final = Tongue(
    thousands=",\xa0\u202f",
    decimals=".",
    words="""
    number 0 zero
    number 2 two twice
    number 3 three thrice
    number 4 four
    number 5 five
    number 6 six
    number 7 seven
    number 8 eight
    number 9 nine
    number 10 ten
    number 11 eleven
    number 12 twelve dozen
    number 13 thirteen
    number 14 fourteen
    number 15 fifteen
    number 16 sixteen
    number 17 seventeen
    number 18 eighteen
    number 19 nineteen
    number 20 twenty
    number 30 thirty
    number 40 forty
    number 50 fifty
    number 60 sixty
    number 70 seventy
    number 80 eighty
    number 90 ninety
    number 100 hundred
    number 1000 thousand
    number 1000000 million
    hint 0 no none nobody nothing
    hint 1 a an one ones first once single
    hint 2 second both pair pairs couple double doubles either neither
    hint 3 third
    hint 4 fourth
    hint 5 fifth
    hint 6 sixth
    hint 7 seventh
    hint 8 eighth
    hint 9 ninth
    hint 10 tenth
    hint 11 eleventh
    hint 12 twelfth
    hint 14 fourteenth
    hint 15 fifteenth
    hint 20 twentieth
    hint 21 twenty-first
    hint 100 hundreds
    hint 1000 thousands
    hint 1000000 millions
    part 1/2 half halves
    part 1/3 third thirds
    part 1/4 quarter quarters
    unit s second seconds
    unit m minute minutes min mins
    unit h hour hours hr hrs h
    unit d day days
    unit w week weeks
    unit M month months
    unit y year years
    length 14d fortnight
    span 60m hourly
    span 1d daily
    span 7d weekly
    span 1M monthly
    span 1y yearly
    and and
    small a an of the full whole
    noon noon midday
    midnight midnight
    morning am a.m. a.m
    evening pm p.m. p.m
    on-the-clock o'clock oclock
    month 1 January Jan
    month 2 February Feb
    month 3 March Mar
    month 4 April Apr
    month 5 May
    month 6 June Jun
    month 7 July Jul
    month 8 August Aug
    month 9 September Sep Sept
    month 10 October Oct
    month 11 November Nov
    month 12 December Dec
    """,
)

POLISH: Final = Tongue(
    thousands=" .\xa0\u202f",
    decimals=",",
    words="""
    number 0 zero zera
    number 2 dwa dwie dwóch dwu dwaj dwom dwóm dwoma dwiema dwoje dwojga dwojgu dwojgiem dwukrotnie dwójka
    number 2 dwójki
    number 3 trzy trzech trzej trzem trzema troje trojga trojgu trojgiem trzykrotnie trójka trójki
    number 4 cztery czterech czterej czterem czterema czworo czworga czworgu czworgiem czterokrotnie
    number 5 pięć pięciu pięcioma pięcioro pięciorga pięciokrotnie
    number 6 sześć sześciu sześcioma sześcioro sześciorga
    number 7 siedem siedmiu siedmioma siedmioro siedmiorga
    number 8 osiem ośmiu ośmioma ośmioro ośmiorga
    number 9 dziewięć dziewięciu dziewięcioma dziewięcioro dziewięciorga
    number 10 dziesięć dziesięciu dziesięcioma dziesięcioro dziesięciorga dziesiątka dziesiątki
    number 11 jedenaście jedenastu jedenastoma jedenaścioro
    number 12 dwanaście dwunastu dwunastoma dwanaścioro tuzin tuzina
    number 13 trzynaście trzynastu
    number 14 czternaście czternastu
    number 15 piętnaście piętnastu piętnastoma
    number 16 szesnaście szesnastu
    number 17 siedemnaście siedemnastu
    number 18 osiemnaście osiemnastu
    number 19 dziewiętnaście dziewiętnastu
    number 20 dwadzieścia dwudziestu dwudziestoma
    number 30 trzydzieści trzydziestu trzydziestoma
    number 40 czterdzieści czterdziestu czterdziestoma
    number 50 pięćdziesiąt pięćdziesięciu pięćdziesięcioma
    number 60 sześćdziesiąt sześćdziesięciu sześćdziesięcioma
    number 70 siedemdziesiąt siedemdziesięciu
    number 80 osiemdziesiąt osiemdziesięciu
    number 90 dziewięćdziesiąt dziewięćdziesięciu dziewięćdziesięcioro
    number 100 sto stu stoma
    number 200 dwieście dwustu
    number 300 trzysta trzystu
    number 400 czterysta czterystu
    number 500 pięćset pięciuset
    number 600 sześćset sześciuset
    number 700 siedemset siedmiuset
    number 800 osiemset ośmiuset
    number 900 dziewięćset dziewięciuset
    number 1000 tysiąc tysiąca tysiącem tysiące tysięcy tys
    number 1000000 milion miliona miliony milionów mln
    hint 0 żaden żadna żadne żadnych nikt nic
    hint 1 jeden jedna jedno jednego jednej jedną jednym jednemu pierwszy pierwsza pierwsze pierwszego
    hint 1 pierwszej pierwszą pierwszym pierwszych raz jednorazowo pojedynczy
    hint 2 oba obie obu oboje obojga obydwa obydwie drugi druga drugie drugiego drugiej drugą drugim drugich
    hint 2 podwójny podwójnie para pary
    hint 3 trzeci trzecia trzecie trzeciego trzeciej trzecią trzecim
    hint 4 czwarty czwarta czwarte czwartego czwartej czwartą czwartym
    hint 5 piąty piąta piąte piątego piątej piątą piątym
    hint 6 szósty szósta szóste szóstego szóstej szóstą szóstym
    hint 7 siódmy siódma siódme siódmego siódmej siódmą siódmym
    hint 8 ósmy ósma ósme ósmego ósmej ósmą ósmym
    hint 9 dziewiąty dziewiąta dziewiąte dziewiątego dziewiątej dziewiątą dziewiątym
    hint 10 dziesiąty dziesiąta dziesiąte dziesiątego dziesiątej dziesiątą dziesiątym
    hint 11 jedenasty jedenasta jedenaste jedenastego jedenastej jedenastą
    hint 12 dwunasty dwunasta dwunaste dwunastego dwunastej dwunastą dwunastolatki dwunastoletni
    hint 13 trzynasta trzynastej trzynastą trzynastego
    hint 14 czternasta czternastej czternastą czternastego
    hint 15 piętnasta piętnastej piętnastą piętnastego
    hint 16 szesnasta szesnastej szesnastą szesnastego
    hint 17 siedemnasta siedemnastej siedemnastą siedemnastego
    hint 18 osiemnasta osiemnastej osiemnastą osiemnastego
    hint 19 dziewiętnasta dziewiętnastej dziewiętnastą dziewiętnastego
    hint 20 dwudziesty dwudziesta dwudziestej dwudziestą dwudziestego
    hint 21 dwudziestapierwsza
    hint 30 trzydziesty trzydziestego trzydziestej
    hint 60 sześćdziesiątych
    hint 70 siedemdziesiątych
    hint 80 osiemdziesiątych
    hint 90 dziewięćdziesiątych
    hint 100 setka setki setkę setek
    hint 1000 tysiącami
    part 1/2 pół połowa połowę połowy połowie połową
    part 3/2 półtora półtorej
    part 1/4 ćwierć
    unit s sekunda sekundy sekund sekundę sekundach
    unit m minuta minuty minut minutę minucie minutą minutach minutami min minutowy minutowa minutowe
    unit m minutowym minutowej
    unit h godzina godziny godzin godzinę godzinie godziną godzinach godzinami godzinom godz h godzinny
    unit h godzinna godzinne godzinnym godzinnej
    unit d dzień dnia dni dniu dniem dniach dniami doba doby dobę dobie dób dniowy dniowa dniowym
    unit w tydzień tygodnia tygodnie tygodni tygodniu tygodniem tygodniach
    unit M miesiąc miesiąca miesiące miesięcy miesiącu miesiącach miesiącem
    unit y rok roku lata lat latach latami rokiem
    length 15m kwadrans kwadransa kwadransie kwadranse kwadransów piętnastominutowy
    length 30m półgodziny półgodzinny półgodzinna półgodzinne półgodzinnym półgodzinnej
    length 2m dwuminutowy dwuminutowym dwuminutowa dwuminutowe
    length 5m pięciominutowy pięciominutowym pięciominutowa
    length 10m dziesięciominutowy dziesięciominutowa
    length 2h dwugodzinny dwugodzinna dwugodzinne dwugodzinnym
    length 3h trzygodzinny trzygodzinna
    length 2d dwudniowy dwudniowa dwudniowe
    length 40m czterdziestominutowy czterdziestominutowa
    span 60m cogodzinny cogodzinna
    span 1d codziennie codzienny codzienna dziennie całodobowo całodobowy
    span 7d tygodniowo tygodniowy tygodniowa cotygodniowy
    span 1M miesięcznie miesięczna miesięczny miesięcznej
    span 1y rocznie roczny roczna
    and i
    noon południe południa południem południu
    midnight północ północy północą
    on-the-clock godz
    month 1 stycznia sty styczeń
    month 2 lutego lut luty
    month 3 marca mar marzec
    month 4 kwietnia kwi kwiecień
    month 5 maja maj
    month 6 czerwca cze czerwiec
    month 7 lipca lip lipiec
    month 8 sierpnia sie sierpień
    month 9 września wrz wrzesień
    month 10 października paź październik
    month 11 listopada lis listopad
    month 12 grudnia gru grudzień
    """,
)

GREEK: Final = Tongue(
    thousands=".\xa0\u202f",
    decimals=",",
    words="""
    number 0 μηδέν
    number 2 δύο δυο
    number 3 τρεις τρία τριών τρεισ
    number 4 τέσσερις τέσσερα τεσσάρων τέσσερεις
    number 5 πέντε
    number 6 έξι
    number 7 επτά εφτά
    number 8 οκτώ οχτώ
    number 9 εννέα εννιά
    number 10 δέκα
    number 11 έντεκα ένδεκα
    number 12 δώδεκα ντουζίνα δωδεκάδα
    number 13 δεκατρία δεκατρείς δεκατριών
    number 14 δεκατέσσερα δεκατέσσερις δεκατεσσάρων
    number 15 δεκαπέντε
    number 16 δεκαέξι δεκάξι
    number 17 δεκαεπτά δεκαεφτά
    number 18 δεκαοκτώ δεκαοχτώ
    number 19 δεκαεννέα δεκαεννιά
    number 20 είκοσι
    number 30 τριάντα
    number 40 σαράντα
    number 50 πενήντα
    number 60 εξήντα
    number 70 εβδομήντα
    number 80 ογδόντα
    number 90 ενενήντα
    number 100 εκατό εκατόν
    number 200 διακόσια διακόσιοι διακόσιες διακοσίων διακόσιους
    number 300 τριακόσια τριακόσιοι τριακόσιες τριακοσίων
    number 400 τετρακόσια τετρακόσιοι τετρακόσιες τετρακοσίων
    number 500 πεντακόσια πεντακόσιοι πεντακόσιες πεντακοσίων
    number 600 εξακόσια εξακόσιοι εξακόσιες
    number 700 επτακόσια επτακόσιοι επτακόσιες
    number 800 οκτακόσια οκτακόσιοι οκτακόσιες
    number 900 εννιακόσια εννιακόσιοι εννιακόσιες εννιακοσίων εννιακόσιους
    number 1000 χίλια χίλιοι χίλιες χιλίων χίλιους χιλιάδες χιλιάδων χιλ
    number 1000000 εκατομμύριο εκατομμύρια εκατομμυρίων εκ
    hint 0 κανένας καμία κανένα κανείς
    hint 1 ένα ένας έναν μία μια μιας ενός πρώτος πρώτη πρώτο πρώτης πρώτου πρώτα μοναδική μοναδικό
    hint 2 δεύτερος δεύτερη δεύτερο δεύτερης δεύτερου διπλά διπλή διπλό διπλάσιο διπλάσια ζευγάρι ζεύγος
    hint 3 τρίτος τρίτη τρίτο τρίτης τρίτου
    hint 4 τέταρτος τέταρτη τέταρτο τετάρτη
    hint 5 πέμπτος πέμπτη πέμπτο
    hint 6 έκτος έκτη έκτο
    hint 7 έβδομος έβδομη έβδομο
    hint 8 όγδοος όγδοη όγδοο
    hint 9 ένατος ένατη ένατο
    hint 10 δέκατος δέκατη δέκατο
    hint 11 ενδέκατος ενδέκατη ενδέκατο
    hint 12 δωδέκατος δωδέκατη δωδέκατο δωδεκάχρονοι
    hint 20 εικοστός εικοστή εικοστό εικοστής
    hint 30 τριακοστός τριακοστή τριακοστό
    hint 100 εκατοντάδες εκατοντάδων
    hint 1000 χιλιάδα
    part 1/2 μισή μισό μισά μισής μισού μισοί μισός ήμισυ
    part 1/3 τρίτο τρίτα τρίτων
    part 1/4 τέταρτο τέταρτα τετάρτου
    part 3/2 μιάμιση ενάμιση ενάμισι
    part 5/2 δυόμισι δυόμιση
    part 7/2 τρεισήμισι τριάμισι
    unit s δευτερόλεπτο δευτερόλεπτα δευτερολέπτων
    unit m λεπτό λεπτά λεπτών λεπτού
    unit h ώρα ώρες ωρών ώρας ωρ ωρο ωρη ωρης
    unit d μέρα μέρες ημέρα ημέρες ημέρας μέρας ημερών
    unit w εβδομάδα εβδομάδες εβδομάδας εβδομάδων
    unit M μήνας μήνα μήνες μηνών μηνός
    unit y χρόνος χρόνο χρόνια χρόνων έτος έτη έτους ετών
    length 30m ημίωρο μισάωρο ημίωρου μισάωρου
    length 2h δίωρο δίωρη δίωρες
    length 3h τρίωρο
    length 24h εικοσιτετράωρο εικοσιτετραώρου
    length 48h σαρανταοκτάωρο
    length 2d διήμερο διήμερη
    length 3d τριήμερο
    length 14d δεκαπενθήμερο
    length 3M τρίμηνο τριμήνου
    length 6M εξάμηνο εξαμήνου
    length 10y δεκαετία δεκαετίας δεκαετίες
    span 1d καθημερινά ημερησίως καθημερινή ημερήσια
    span 7d εβδομαδιαία εβδομαδιαίος εβδομαδιαίο
    span 1M μηνιαία μηνιαίο
    span 1y ετήσια ετήσιο
    span 60m ωριαία
    and και κι
    small της του ολόκληρη ολόκληρες
    noon μεσημέρι μεσημεριού μεσημεριανό
    midnight μεσάνυχτα
    morning πμ π.μ. π.μ
    evening μμ μ.μ. μ.μ
    month 1 Ιανουαρίου Ιαν Ιανουάριος
    month 2 Φεβρουαρίου Φεβ Φεβρουάριος
    month 3 Μαρτίου Μαρ Μάρτιος
    month 4 Απριλίου Απρ Απρίλιος
    month 5 Μαΐου Μαΐ Μάιος
    month 6 Ιουνίου Ιουν Ιούνιος
    month 7 Ιουλίου Ιουλ Ιούλιος
    month 8 Αυγούστου Αυγ Αύγουστος
    month 9 Σεπτεμβρίου Σεπ Σεπτέμβριος
    month 10 Οκτωβρίου Οκτ Οκτώβριος
    month 11 Νοεμβρίου Νοε Νοέμβριος
    month 12 Δεκεμβρίου Δεκ Δεκέμβριος
    """,
)

HEBREW: Final = Tongue(
    thousands=",\xa0\u202f",
    decimals=".",
    words="""
    number 0 אפס
    number 2 שתי שני שתיים שניים שתים פעמיים
    number 3 שלוש שלושה שלושת שלושתם
    number 4 ארבע ארבעה ארבעת
    number 5 חמש חמישה חמשת
    number 6 שש שישה ששת ששה
    number 7 שבע שבעה שבעת
    number 8 שמונה שמונת
    number 9 תשע תשעה תשעת
    number 10 עשר עשרה עשרת
    number 12 תריסר
    number 20 עשרים
    number 30 שלושים
    number 40 ארבעים
    number 50 חמישים
    number 60 שישים
    number 70 שבעים
    number 80 שמונים
    number 90 תשעים
    number 100 מאה מאות
    number 200 מאתיים
    number 1000 אלף אלפים אלפי
    number 1000000 מיליון מיליוני
    hint 0 אף שום
    hint 1 אחת אחד ראשון ראשונה ראשוני ראשונית חד
    hint 2 שנייה שני שניהם שתיהן שניה כפול כפולה זוג זוגות שנים
    hint 3 שלישי שלישית
    hint 4 רביעי רביעית
    hint 5 חמישי חמישית
    hint 6 שישי שישית
    hint 7 שביעי שביעית
    hint 8 שמיני שמינית
    hint 9 תשיעי תשיעית
    hint 10 עשירי עשירית
    hint 2000 אלפיים
    part 1/2 חצי מחצית
    part 1/3 שליש שלישים
    part 1/4 רבע רבעי רבעים
    unit s שנייה שניות שניה
    unit m דקה דקות דקת דק
    unit h שעה שעות שעת
    unit d יום ימים יומי ימי יממה יממות
    unit w שבוע שבועות
    unit M חודש חודשים חודשי
    unit y שנה שנים שנת שנות
    length 2h שעתיים
    length 2d יומיים
    length 14d שבועיים
    length 2M חודשיים
    length 2y שנתיים
    length 3M רבעון
    span 1d יומית יומי יומיומי
    span 7d שבועי שבועית
    span 1M חודשי חודשית
    span 1y שנתי שנתית
    one אחת אחד שנים
    ten-of-teens עשר עשרה
    noon צהריים צוהריים
    midnight חצות
    morning לפנה״צ לפנה"צ
    evening אחה״צ אחה"צ
    month 1 ינואר ינו׳
    month 2 פברואר פבר׳
    month 3 מרץ
    month 4 אפריל אפר׳
    month 5 מאי
    month 6 יוני
    month 7 יולי
    month 8 אוגוסט אוג׳
    month 9 ספטמבר ספט׳
    month 10 אוקטובר אוק׳
    month 11 נובמבר נוב׳
    month 12 דצמבר דצמ׳
    """,
    glued="[ובכלמשה]{1,3}",
    joining="ו",
    duals=("יים",),
)

ARABIC: Final = Tongue(
    thousands=",\u066c\xa0\u202f",
    decimals="\u066b.,",
    words="""
    number 0 صفر
    number 2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي مرتين مرتان شخصان شخصين
    number 3 ثلاثة ثلاث ثلاثا
    number 4 أربعة أربع أربعا
    number 5 خمسة خمس خمسا
    number 6 ستة ست ستا
    number 7 سبعة سبع سبعا
    number 8 ثمانية ثماني ثمان ثمانيا
    number 9 تسعة تسع تسعا
    number 10 عشرة عشر عشرا
    number 20 عشرون عشرين
    number 30 ثلاثون ثلاثين
    number 40 أربعون أربعين
    number 50 خمسون خمسين
    number 60 ستون ستين
    number 70 سبعون سبعين
    number 80 ثمانون ثمانين
    number 90 تسعون تسعين
    number 100 مئة مائة
    number 200 مئتان مئتين مئتا مئتي مائتان مائتين
    number 300 ثلاثمئة ثلاثمائة
    number 400 أربعمئة أربعمائة
    number 500 خمسمئة خمسمائة
    number 600 ستمئة ستمائة
    number 700 سبعمئة سبعمائة
    number 800 ثمانمئة ثمانمائة ثمانيمئة
    number 900 تسعمئة تسعمائة
    number 1000 ألف آلاف
    number 2000 ألفان ألفين ألفي ألفا
    number 1000000 مليون ملايين
    number 2000000 مليونان مليونين مليوني
    hint 0 أي لا
    hint 1 حادي واحد واحدة أحد إحدى أول أولى الأولى وحيد
    hint 2 ثان ثاني ثانية كلا كلتا كلاهما كلتاهما مزدوج ضعف زوج معا الأوليان
    hint 3 ثالث ثالثة
    hint 4 رابع رابعة
    hint 5 خامس خامسة
    hint 6 سادس سادسة
    hint 7 سابع سابعة
    hint 8 ثامن ثامنة
    hint 9 تاسع تاسعة
    hint 10 عاشر عاشرة
    hint 11 حادية
    hint 100 مئات
    hint 1000 ألوف
    part 1/2 نصف نصفا
    part 1/3 ثلث
    part 1/4 ربع ربعا أرباع
    part 2/3 ثلثا ثلثي ثلثين
    unit s ثانية ثوان ثواني
    unit m دقيقة دقائق
    unit h ساعة ساعات الساعة
    unit d يوم يوما أيام
    unit w أسبوع أسابيع أسبوعا
    unit M شهر أشهر شهور شهرا
    unit y سنة سنوات سنين عام أعوام عاما
    length 2m دقيقتان دقيقتين دقيقتا دقيقتي
    length 2h ساعتان ساعتين ساعتا ساعتي
    length 2d يومان يومين يومي
    length 14d أسبوعان أسبوعين
    length 2M شهران شهرين
    length 2y سنتان سنتين عامان عامين
    length 2s ثانيتان ثانيتين
    span 1d يومية يوميا يومي
    span 7d أسبوعية أسبوعيا أسبوعي
    span 1M شهرية شهريا شهري
    span 1y سنوية سنويا سنوي
    one واحد واحدة أحد إحدى حادي حادية ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة
    ten-of-teens عشر عشرة
    and و
    small ال
    noon ظهر ظهرا
    midnight منتصف
    morning ص صباحا
    evening م مساء
    on-the-clock الساعة
    month 1 يناير
    month 2 فبراير
    month 3 مارس
    month 4 أبريل
    month 5 مايو
    month 6 يونيو
    month 7 يوليو
    month 8 أغسطس
    month 9 سبتمبر
    month 10 أكتوبر
    month 11 نوفمبر
    month 12 ديسمبر
    """,
    glued="[وف]?(?:[بك]?ال|لل|[بكل])|[وف]",
    joining="و",
    duals=("ان", "ين", "تا", "تي"),
)

EVERYWHERE: Final = """
currency EUR € eur euro euros ευρω אירו יורו يورو
currency PLN zł zl pln złoty złote złotych zlote ζλότι זלוטי زلوتي zloty
currency ILS ₪ ils nis שקל שקלים ש״ח ש"ח שח شيكل شيكلا شواكل szekel szekle szekli shekel shekels σέκελ
currency EGP egp ج.م ج.م. جنيه جنيها جنيهات לירה לירות
currency USD $ usd dollar dollars dolar dolary dolarów δολάριο δολάρια דולר דולרים دولار دولارا دولارات
currency GBP £ gbp pound pounds funt funty funtów λίρα λίρες
percent % ٪ percent procent procenta procentów procentach procentami proc אחוז אחוזים
"""
"""Signs and words of currencies and hundredths in all languages at once: a text may name any of them."""

TONGUES: Final[Mapping[str, Tongue]] = {"en": ENGLISH, "pl": POLISH, "el": GREEK, "he": HEBREW, "ar": ARABIC}
