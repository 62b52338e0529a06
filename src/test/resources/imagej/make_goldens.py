###
# #%L
# MobileSAM for Fiji
# %%
# Copyright (C) 2026 MobileSAM for Fiji developers.
# %%
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#      http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
# #L%
###
"""Golden file of the package imagej: contrast.json, how pixel values become 8 bits.

Needs numpy (Debian: python3-numpy):

    python3 make_goldens.py

Percentiles are numpy's, of the finite values; the stretch is that of the shipped model's training, in single precision
and rounded down.
"""
import json
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from seeded import integers


def planes(case):
    """The pixels that the test makes again from the seed."""
    count = case['planes'] * case['width'] * case['height']
    numbers = integers(case['seed'], count) % case['modulus']
    if case['bits'] == 8:
        values = numbers.astype(np.uint8)
    elif case['bits'] == 16:
        values = numbers.astype(np.uint16)
    else:
        values = (numbers - case['modulus'] // 2).astype(np.float32) * np.float32(case['unit'])
        if case['gaps']:
            values[::7], values[1::11], values[2::13] = np.nan, np.inf, -np.inf
    return values.reshape(case['planes'], case['height'], case['width'])


def stretched(values, black, white):
    with np.errstate(all='ignore'):
        grey = (values.astype(np.float32) - np.float32(black)) / np.float32(white - black) * np.float32(255)
    return np.clip(np.nan_to_num(grey, nan=0, posinf=255, neginf=0), 0, 255).astype(np.uint8)


def solve(case):
    values = planes(case)
    finite = values[np.isfinite(values)]
    black, white = np.percentile(finite, (case['low'], case['high']))
    return dict(case, black=float(black), white=float(white), grey=stretched(values, black, white).ravel().tolist())


def main():
    plain = dict(bits=16, planes=1, width=13, height=11, modulus=65536, unit=1, gaps=False, low=0.3, high=99.7)
    cases = [dict(plain), dict(plain, bits=8, modulus=256), dict(plain, bits=8, modulus=40, low=10, high=50),
             dict(plain, low=0, high=100), dict(plain, modulus=3000, low=25, high=75.5), dict(plain, modulus=1),
             dict(plain, modulus=2, low=90, high=99.7), dict(plain, width=1, height=1), dict(plain, planes=3, modulus=500),
             dict(plain, width=2, height=1, low=33.3, high=66.6), dict(plain, bits=32, unit=0.37),
             dict(plain, bits=32, unit=1e-12), dict(plain, bits=32, unit=1e30), dict(plain, bits=32, gaps=True, unit=2.5),
             dict(plain, bits=32, planes=4, gaps=True, low=0, high=100), dict(plain, bits=32, modulus=1),
             dict(plain, bits=32, width=80, height=70, modulus=9000, unit=0.001)]
    solved = [solve(dict(case, seed=seed)) for seed, case in enumerate(cases, 1)]
    lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in solved)
    (HERE / 'contrast.json').write_text(f'[\n{lines}\n]\n')


if __name__ == '__main__':
    main()
