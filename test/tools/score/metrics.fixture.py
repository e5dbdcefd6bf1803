# Makes metrics.fixture.json: what scikit-learn says of random inputs with ties. Run: python3 metrics.fixture.py
# Versions used: scikit-learn 1.2.1, numpy 1.24.2.
import json
import numpy as np
from sklearn.metrics import adjusted_rand_score, average_precision_score, roc_auc_score, roc_curve
from sklearn.metrics.cluster import pair_confusion_matrix

random = np.random.default_rng(20220624)
cases = []
for case in range(60):
    n = int(random.integers(5, 300))
    labels = (random.random(n) < random.choice([0.05, 0.2, 0.5])).astype(int)
    labels[0], labels[1] = 1, 0
    levels = int(random.choice([2, 5, 20, 1000]))  # few levels: many ties
    scores = np.round(random.random(n) * levels + labels * random.random() * levels / 2) / levels
    weights = random.integers(0, 4, n).astype(float)
    weights[0], weights[1] = 1, 1
    def metrics(sample_weight):
        fpr, tpr, _ = roc_curve(labels, scores, sample_weight=sample_weight, drop_intermediate=False)
        return {
            "ap": average_precision_score(labels, scores, sample_weight=sample_weight),
            "auc": roc_auc_score(labels, scores, sample_weight=sample_weight),
            "recall_at": [float(tpr[fpr <= share + 1e-12].max()) for share in (0.001, 0.01, 0.05, 0.3)],
        }
    cases.append({"labels": labels.tolist(), "scores": scores.tolist(), "weights": weights.tolist(),
                  "plain": metrics(None), "weighted": metrics(weights)})

groupings = []
for case in range(30):
    n = int(random.integers(3, 60))
    truth = random.integers(-1, int(random.integers(1, 10)), n)
    found = np.where(random.random(n) < 0.6, truth, random.integers(-1, 8, n))
    def alone(groups):  # -1 stands for a group of one's own
        return [int(g) if g >= 0 else 1000 + i for i, g in enumerate(groups)]
    (_, wrong), (lost, right) = pair_confusion_matrix(alone(truth), alone(found))
    groupings.append({"truth": truth.tolist(), "found": found.tolist(), "adjusted_rand": adjusted_rand_score(alone(truth), alone(found)),
                      "right": int(right) // 2, "wrong": int(wrong) // 2, "lost": int(lost) // 2})

with open("metrics.fixture.json", "w") as file:
    json.dump({"cases": cases, "groupings": groupings}, file)
    file.write("\n")
