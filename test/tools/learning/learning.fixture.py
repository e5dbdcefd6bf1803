# Makes learning.fixture.json: what scikit-learn's models say of the same rows. Run: python3 learning.fixture.py
# Versions used: scikit-learn 1.2.1, numpy 1.24.2. Data: example 10.2 of Hastie, Tibshirani & Friedman (2009).
import json
import numpy as np
from sklearn.datasets import make_hastie_10_2
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

x, y = make_hastie_10_2(n_samples=900, random_state=7)
x, y = np.round(x, 3), (y > 0).astype(int)
train, test = slice(0, 400), slice(400, 900)
aucs = [roc_auc_score(y[test], RandomForestClassifier(100, max_depth=12, min_samples_leaf=2, class_weight="balanced", random_state=seed)
                      .fit(x[train], y[train]).predict_proba(x[test])[:, 1]) for seed in range(10)]

linear = (x[:, 0] + 0.5 * x[:, 1] - x[:, 2] + np.random.default_rng(1).normal(0, 1, len(x)) > 0.5).astype(int)
logistic = LogisticRegression(C=0.5, solver="newton-cholesky", tol=1e-12, max_iter=10000).fit(x[train], linear[train])

crowd = x[:600].copy()
odd = (np.arange(600) % 30 == 0).astype(int)
crowd[odd == 1] *= 2  # twice as far from the middle
isolated = [roc_auc_score(odd, -IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(crowd).score_samples(crowd)) for seed in range(10)]

with open("learning.fixture.json", "w") as file:
    json.dump({"x": x.tolist(), "y": y.tolist(), "linear": linear.tolist(), "odd": odd.tolist(),
               "forest_auc": aucs, "isolation_auc": isolated,
               "logistic": {"intercept": logistic.intercept_[0], "weights": logistic.coef_[0].tolist()}}, file, separators=(",", ":"))
    file.write("\n")
