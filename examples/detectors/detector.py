"""A detector in plain pandas and scikit-learn.

    patchcord contest --suite quick --detector "python3 examples/detectors/detector.py {data} {out}"

DATA holds data/calls, split.json, train.csv (entity_id, label as known when the test begins) and test.csv (whom to score).
Parquet needs pyarrow; with --format csv the contest gives CSV.
"""
import json
import sys
from pathlib import Path

import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

COLUMNS = ["record_type", "served_imsi", "served_imei", "calling_number", "called_number", "seizure_time", "answer_time", "call_duration", "cell"]


def read_calls(root: Path, first: str, last: str) -> pd.DataFrame:
    """The calls of some days: the folders of data/calls are named day=2022-06-01."""
    parts = []
    for folder in sorted((root / "data" / "calls").iterdir()):
        if first <= folder.name.removeprefix("day=") <= last:
            for file in sorted(folder.iterdir()):
                if file.suffix == ".parquet":
                    parts.append(pd.read_parquet(file, columns=COLUMNS))
                else:
                    parts.append(pd.read_csv(file, usecols=COLUMNS, dtype={"served_imsi": str, "served_imei": str, "calling_number": str, "called_number": str}))
    return pd.concat(parts, ignore_index=True)


def features(calls: pd.DataFrame) -> pd.DataFrame:
    """One row a SIM."""
    calls = calls.assign(answered=calls.answer_time.notna(), hour=pd.to_datetime(calls.seizure_time, utc=True).dt.hour)
    out = calls[calls.record_type == "MOC"].groupby("served_imsi")
    into = calls[calls.record_type == "MTC"].groupby("served_imsi")
    talks = calls[calls.answered].groupby("served_imsi").call_duration
    table = pd.DataFrame({
        "attempts": out.size(),
        "answered": out.answered.mean(),
        "callees": out.called_number.nunique(),
        "handsets": calls.groupby("served_imsi").served_imei.nunique(),
        "cells": calls.groupby("served_imsi").cell.nunique(),
        "hours": calls.groupby("served_imsi").hour.nunique(),
        "duration_median": talks.median(),
        "duration_mean": talks.mean(),
        "incoming": into.size(),
        "callers": into.calling_number.nunique(),
    })
    table["repeats"] = table.attempts / table.callees
    table["outgoing_share"] = table.attempts / (table.attempts + table.incoming.fillna(0))
    users = calls.groupby("served_imei").served_imsi.nunique()
    table["sims_in_handset"] = calls.assign(users=calls.served_imei.map(users)).groupby("served_imsi").users.max()
    return table


def main(data: str, out: str) -> None:
    root = Path(data)
    split = json.loads((root / "split.json").read_text())
    train = pd.read_csv(root / "train.csv", dtype={"entity_id": str}).set_index("entity_id")
    test = pd.read_csv(root / "test.csv", dtype=str).entity_id
    learned = features(read_calls(root, *split["train"])).reindex(train.index)
    model = HistGradientBoostingClassifier(random_state=0, max_iter=100)
    weight = train.label.map(1 / train.label.value_counts())
    model.fit(learned.astype(float), train.label, sample_weight=weight)
    tested = features(read_calls(root, *split["test"])).reindex(test).astype(float)
    scores = pd.DataFrame({"entity_id": test.values, "score": model.predict_proba(tested)[:, 1]})
    scores.to_csv(out, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
