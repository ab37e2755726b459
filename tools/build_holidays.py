"""Writes the days of holidays that move with the moon into `src/dragoman/data/moving_holidays.toml`.

`python tools/build_holidays.py`, where the package `holidays` (MIT) is installed: it holds the days of these calendars by year.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar
from holidays.calendars.persian import _Persian

from dragoman.lexicon.toml import DATA

TARGET = DATA / "moving_holidays.toml"
A_LINE = 10  # days
YEARS = range(1950, 2051)
HEADER = """\
# First days of holidays that move with the moon, 1950 to 2050, where their calendar is known so far.
# Built by tools/build_holidays.py from the calendars of `holidays` 0.109 (MIT). Islamic days ahead are computed: they depend on a new moon
# being seen, and differ by a day between countries. Hebrew days begin on the evening before.
"""
Day = Callable[[int], Any]  # what a calendar answers for a year: a day, several, or a day with a mark of doubt

ISLAMIC, HEBREW, HINDU, CHINESE = _IslamicLunar(), _HebrewLunisolar(), _HinduLunisolar(), _ChineseLunisolar()
CALENDARS: dict[str, Day] = {
    "ramadan": ISLAMIC.ramadan_beginning_dates,
    "eid_al_fitr": ISLAMIC.eid_al_fitr_dates,
    "eid_al_adha": ISLAMIC.eid_al_adha_dates,
    "islamic_new_year": ISLAMIC.hijri_new_year_dates,
    "ashura": ISLAMIC.ashura_dates,
    "mawlid": ISLAMIC.mawlid_dates,
    "isra_and_miraj": ISLAMIC.isra_and_miraj_dates,
    "laylat_al_qadr": ISLAMIC.laylat_al_qadr_dates,
    "arbaeen": ISLAMIC.arbaeen_dates,
    "jumuatul_wida": ISLAMIC.jumuatul_wida_dates,
    "rosh_hashanah": HEBREW.rosh_hashanah_date,
    "yom_kippur": HEBREW.yom_kippur_date,
    "sukkot": HEBREW.sukkot_date,
    "hanukkah": HEBREW.hanukkah_date,
    "purim": HEBREW.purim_date,
    "passover": HEBREW.passover_date,
    "israel_independence": HEBREW.israel_independence_date,
    "lag_baomer": HEBREW.lag_baomer_date,
    "shavuot": HEBREW.shavuot_date,
    "tisha_bav": HEBREW.tisha_bav_date,
    "diwali": HINDU.diwali_india_date,
    "holi": HINDU.holi_date,
    "dussehra": HINDU.dussehra_date,
    "ganesh_chaturthi": HINDU.ganesh_chaturthi_date,
    "janmashtami": HINDU.janmashtami_date,
    "maha_shivaratri": HINDU.maha_shivaratri_date,
    "makar_sankranti": HINDU.makar_sankranti_date,
    "pongal": HINDU.pongal_date,
    "onam": HINDU.onam_date,
    "raksha_bandhan": HINDU.raksha_bandhan_date,
    "rama_navami": HINDU.ram_navami_date,
    "mahavir_jayanti": HINDU.mahavir_jayanti_date,
    "guru_nanak": HINDU.guru_nanak_jayanti_date,
    "guru_ravidas": HINDU.guru_ravidas_jayanti_date,
    "basant_panchami": HINDU.basant_panchami_date,
    "chhath_puja": HINDU.chhath_puja_date,
    "karwa_chauth": HINDU.karwa_chauth_date,
    "gudi_padwa": HINDU.gudi_padwa_date,
    "naraka_chaturdashi": HINDU.naraka_chaturdashi_date,
    "vaisakhi": HINDU.vaisakhi_date,
    "valmiki_jayanti": HINDU.maharshi_valmiki_jayanti_date,
    "guru_gobind_singh": HINDU.guru_gobind_singh_jayanti_date,
    "vesak": _BuddhistLunisolar().vesak_may_date,
    "lunar_new_year": CHINESE.lunar_new_year_date,
    "dragon_boat": CHINESE.dragon_boat_date,
    "mid_autumn": CHINESE.mid_autumn_date,
    "nowruz": _Persian().new_year_date,
}


def days(answer: Any) -> Iterable[date]:
    """The days in an answer, without the marks of doubt beside them."""
    if isinstance(answer, date):
        yield answer
    elif isinstance(answer, Iterable):
        for part in answer:
            yield from days(part)


def written(name: str, calendar: Day) -> str:
    every = {day for year in YEARS for day in days(calendar(year))}
    found = sorted(day for day in every if day - timedelta(days=1) not in every)
    lines = (", ".join(f'"{day}"' for day in found[i : i + A_LINE]) for i in range(0, len(found), A_LINE))
    return f"\n{name} = [\n" + "".join(f"    {line},\n" for line in lines) + "]\n"


if __name__ == "__main__":
    TARGET.write_text(HEADER + "".join(written(name, calendar) for name, calendar in CALENDARS.items()), "utf8")
