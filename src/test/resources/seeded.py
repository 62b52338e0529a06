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
"""Numbers that the Java tests repeat (class SeededIntegers), so that the inputs of golden files need not be stored."""
import numpy as np


def integers(seed, count):
    """A linear congruential generator: integers from 0 to 65535."""
    out = np.empty(count, np.int64)
    state = seed
    for i in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        out[i] = state >> 15
    return out
