"""A folder to load from: the heads of the real files, and only the rows that a test writes."""

import csv
import json
from pathlib import Path

from django.conf import settings

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
SQUARE = [[121.4, 31.1], [121.6, 31.1], [121.6, 31.3], [121.4, 31.3], [121.4, 31.1]]


class Folder:
    """Writes the files of a load. `add` takes what matters of a row; its other columns are empty."""

    def __init__(self, path: Path):
        self.path = path
        self.heads = {}
        for file in FIXTURES.glob("*.csv"):
            with file.open(encoding="utf-8") as lines:
                self.heads[file.name] = next(csv.reader(lines))
            self.write(file.name, [])
        self.districts({"adcode": "310115", "name_zh": "浦东新区", "name_en": "Pudong New Area"})
        self.add("about.csv", name="collected_on", value="2026-11-22")
        self.sector("green_low_carbon", "绿色低碳", "Green and low-carbon")

    def write(self, file: str, rows: list[list[str]]) -> None:
        with (self.path / file).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([self.heads[file], *rows])

    def rows(self, file: str) -> list[list[str]]:
        with (self.path / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))[1:]

    def add(self, file: str, **values: str) -> None:
        assert set(values) <= set(self.heads[file])
        row = [values.get(name, "") for name in self.heads[file]]
        self.write(file, [*self.rows(file), row])

    def change(self, file: str, **values: str) -> None:
        """Change the last row of the file."""
        *others, last = self.rows(file)
        row = [values.get(name, old) for name, old in zip(self.heads[file], last, strict=True)]
        self.write(file, [*others, row])

    def districts(self, *properties: dict) -> None:
        shape = {"type": "Polygon", "coordinates": [SQUARE]}
        features = [
            {"type": "Feature", "properties": facts, "geometry": shape} for facts in properties
        ]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (self.path / "districts.geojson").write_text(text)

    def sector(self, code: str, name_zh: str, name_en: str) -> None:
        names = {"name_zh": name_zh, "name_en": name_en, "name_en_origin": "ours"}
        self.add("sector_codes.csv", code=code, **names)

    def park(self, name_zh="氢能谷", slug="hydrogen-valley", **values: str) -> None:
        facts = {
            "membership": "reported",
            "sector": "green_low_carbon",
            "district_zh": "浦东新区",
            "source_url": "https://paper.example/1",
            "source_date": "2022-06-20",
        }
        self.add("parks.csv", name_zh=name_zh, **facts | values)
        self.add("parks_text.csv", name_zh=name_zh, slug=slug)

    def enterprise(self, name_zh="氢蓝时代", **values: str) -> None:
        facts = {"source_url": "https://paper.example/1", "source_date": "2022-06-20"}
        self.add("enterprises.csv", name_zh=name_zh, **facts | values)

    def target(self, target_key="leading", **values: str) -> None:
        facts = {
            "sector": "green_low_carbon",
            "label_zh": "龙头企业",
            "comparator": "=",
            "value": "10",
            "unit": "家",
            "due": "2025",
            "source_url": "https://paper.example/1",
        }
        self.add("targets.csv", target_key=target_key, **facts | values)
        rule = {"metric": "class_count", "tier": "leading", "due_on": "2025-12-31"}
        sector = values.get("sector", "green_low_carbon")
        self.add("target_rules.csv", sector=sector, target_key=target_key, **rule)
