"""Sentences by chance: a seed and a readership come in, plain English prose in small Markdown goes out.

Each readership has nouns of its own and no six words stand without one, so no run of eight words of a
facilitator's file can stand in a file for everybody.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

READERS = ("employee", "comms", "facilitator")

NOUNS = """
account address agenda aisle alarm allowance answer apartment appliance apron argument article auction award
backpack badge bakery balcony bandage banner barrel basket bathroom battery beacon bedroom bench bicycle billboard
biscuit blanket blender boiler booklet border bottle boundary bracelet branch breakfast breeze bridge broadcast
broker brush bucket budget buffet bulletin burner butcher button cabin cabinet cable calculator camera campaign
candle canteen captain caption carpet carriage carton cartridge casserole catalogue ceiling cellar ceramic
certificate chain chair chamber chapter charger charity cheese chemist chimney cinema circuit citizen clinic clock
closet cloth coach coating coffee collar column comment committee community companion compartment complaint
computer concert conference container contest contract copper corner corridor cottage council counter couple coupon
courier course cousin cover cradle craft crate creator credit crossing crowd cruise cupboard current curtain
cushion cutlery cycle dairy damage dashboard daughter dealer debate decade decision delivery density dentist
department deposit desert designer desk detail detector diagram diary dinner diploma director discount dishwasher
display district document dollar donation doorbell dormitory drawer dresser driver drum duplicate editor elbow
election elevator embassy emblem employer engine entrance envelope episode equipment errand escape essay estate
evening example excuse exhibit factory failure family farmer fashion faucet feather feature festival filter
finger fitting flavour flight floor flyer folder footpath forecast forest formula fountain fraction fragment frame
freezer freight friend funnel furnace gallery gallon garage garden garment gasket gateway gift glacier glove
grocery guarantee guest guitar habit hallway hammer handle harbour hardware harvest headline heater hedge helmet
hinge holiday honey hospital hotel household hunter icon import index industry influence injury inlet insect
insider inspector insurance interview invoice island jacket journal journey judge juice jumper jury kettle keyboard
kitchen knife knob label laboratory ladder ladle lamp lantern laptop laundry lawyer leaflet league leather lecture
ledger lemon letter library licence lighter liner lobby locker lorry lottery luggage machine magazine manager
manual margin market marriage measure mechanic medal melody member merchant message meter midnight migration
mirror mixer model moment monitor morning motor mountain museum napkin nature needle neighbour network newspaper
night noodle notice novel number nurse object offer office opening opinion orange orchard order organ outlet oven
owner package painter palace panel parade parcel parent partner passage passenger patent patient pattern payment
pencil pension pepper phone photograph picnic picture pillow pilot pipe pitcher planet plaster plate platform plumber
pocket podcast poster pottery powder premium printer prize product profile project promise property purse puzzle
quality quarter question queue railway ranger reader receipt recipe record refund region relative remedy reminder
rental reporter request reserve resident restaurant retailer review reward ribbon river roller roof rotor rumour
saddle safety salad sample sandwich satellite saucepan scale scarf schedule school scooter screen screw seal season
secret seminar server sewing shadow shelf shelter shipment shoulder shower signal silver sister sketch skillet
sleeve slogan smoke socket software soldier spectator speaker spice spider spoon spring square stable stadium staff
stairway stamp station statue steam sticker stocking storage stove stranger street string student studio suburb
subway summer sunlight supper supplier surface surgeon survey switch symbol tablet tailor talent tanker target tavern
teacher teapot tenant terrace theatre thermos thread ticket timber timetable tourist towel tower trader traffic
trailer tray treasure trolley truck tunnel turbine uncle uniform union upgrade vacuum valley valve van vehicle vendor
vessel veteran viewer village visitor voucher waiter wallet warehouse warranty washer watchman weather website wedding
weekend wheel whistle window winter wire witness workshop worker wrapper wrench writer yard zipper
""".split()

QUALITIES = """
able amber ancient awkward bitter blank blunt bold brief bright brisk broad broken calm careful cheap clean clear
clever close cold common cool costly curious curved damp dark decent deep dense dim distant double dry dull eager early
easy empty even exact extra faint fair famous fast fine firm flat formal fragile frank free fresh full gentle glad
golden grand grave green grey handy hard harsh heavy high hollow honest huge humble idle inner keen large late lazy
level light local lone long loose loud low lucky main mild minor modern modest narrow neat new noisy odd official old
open outer pale patient plain polite private prompt proud public pure quick quiet rapid rare raw ready real recent red
regular remote rich rigid round rough rusty sad safe second secure sharp shiny short shy silent simple single slim slow
small smooth sober soft solid sour spare special steady steep stiff still strange strict strong sturdy subtle sudden
sweet swift tall tame tender thick thin tidy tight tiny tired tough tragic true upper urgent usual vague vast vital
warm weak wet whole wide wild wise wooden worn worthy yellow young
""".split()

DEEDS = """
answers appears arrives asks begins belongs blocks borrows breaks brings builds burns buys calls carries catches changes
checks chooses closes collects comes compares copies costs counts covers crosses cuts defends delays delivers depends
draws dries drops earns enters explains fails falls feeds fills finds finishes fits fixes follows forgets gathers
gives grows guards guides handles happens hears helps hides holds joins keeps knows lands leads leaves lends lifts
listens locks looks loses makes marks meets mends misses moves names needs offers opens orders passes pays picks
plans plays points posts presses prints proves pulls pushes raises reaches reads remains repeats replaces reports rests
returns rings rises rolls runs saves searches sells sends serves settles shares shows shrinks signs sits slips sorts
speaks spends splits stands starts stays steps stops stores swings takes talks teaches tells tests thanks touches
tracks trades travels treats turns uses visits waits walks warns washes watches wears weighs wins works writes
""".split()

PLACES = """
Athens Gdansk Cork Haifa Cairo Leeds Porto Lyon Ghent Turin Malmo Brno Split Riga Graz Bergen Cadiz Leiden Galway
Kavala Lublin Tanta Ashdod Patras Poznan Luxor Eilat Volos Torun Giza Dundee Bath Trier Sligo Nantes Arles Varna
""".split()

SHAPES = (
    "The {q} {n} {v} before the {n} and the {q} {n} {v}.",
    "In {p} one {n} of {c} {v}, so the {n} {v} once more.",
    "A {q} {n} {v} when nobody from the {n} {v} by {t}.",
    "Every {n} that {v} needs a {q} {n} and a {n} from {p}.",
    "Since {t} the {n} {v}, but a {q} {n} still {v}.",
    "Ask which {n} it was, where the {n} {v}, and whether a {q} {n} {v}.",
    "Not one {n} {v} here; the {q} {n} {v} and {v}.",
    "If the {n} {v}, keep the {q} {n} and write {c} beside the {n}.",
    "Our {n} {v} {c} times a {n} at {t}, and the {q} {n} {v}.",
    'Somebody with a {q} {n} {v}: "{N}, {n} and {n}, and no {n}."',
    "Where a {n} {v}, the {n} in {p} {v} first.",
    "At {t} the {q} {n} {v} and each {n} {v} twice.",
    "Half a {n} {v} for a {q} {n}; {c} of the {n} do not.",
    "Say that the {n} {v}, that a {n} {v}, and when the {q} {n} {v}.",
    "It was {c} and one {n}, and a {n} from {p} that {v}.",
    "Tell the {n} in {p} that a {q} {n} {v}.",
)


class Sentences:
    """A source of prose for one readership."""

    def __init__(self, chance: random.Random, readers: str) -> None:
        self.chance = chance
        own = READERS.index(readers)
        self.nouns = [noun for place, noun in enumerate(NOUNS) if place % len(READERS) == own]

    def one(self) -> str:
        """A sentence."""
        shape, chance = self.chance.choice(SHAPES), self.chance
        parts = []
        for piece in shape.split("{"):
            slot, brace, rest = piece.partition("}")
            parts.append(self.word(slot) + rest if brace else piece)
        return "".join(parts)

    def word(self, slot: str) -> str:
        """A word for a slot of a sentence."""
        chance = self.chance
        if slot == "n":
            noun = chance.choice(self.nouns)
            return noun if chance.random() > 0.03 else f"**{noun}**"
        if slot == "N":
            return chance.choice(self.nouns).capitalize()
        if slot == "q":
            return chance.choice(QUALITIES)
        if slot == "v":
            return chance.choice(DEEDS)
        if slot == "p":
            return chance.choice(PLACES)
        if slot == "t":
            return f"{chance.randrange(24):02}:{chance.randrange(0, 60, 5):02}"
        return str(chance.randrange(2, 4000))

    def noun(self) -> str:
        """A single word."""
        return self.chance.choice(self.nouns)

    def title(self, number: int) -> str:
        """A title that no other document has."""
        first, second = self.chance.sample(self.nouns, 2)
        joined = self.chance.choice(("and", "for", "by", "at"))
        return f"{self.word('q').capitalize()} {first} {joined} the {second} {number}"

    def summary(self) -> str:
        """A sentence that fits a summary."""
        return self.one().replace("**", "")[:158]

    def paragraph(self, links: Sequence[str] = ()) -> str:
        """Some sentences; where there are links, sometimes with one, and now and then a list."""
        sentences = [self.one() for _ in range(self.chance.randint(2, 5))]
        if links and self.chance.random() < 0.4:
            sentences.append(f"Go on with [[{self.chance.choice(links)}]].")
        if self.chance.random() < 0.1:
            return "\n".join(f"- {sentence}" for sentence in sentences)
        return " ".join(sentences)

    def paragraphs(self, many: int, links: Sequence[str] = ()) -> str:
        """Some paragraphs, as a block of text."""
        return "\n\n".join(self.paragraph(links) for _ in range(many)) + "\n"
