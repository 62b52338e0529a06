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
"""Makes the HDF5 files that are no results files of ours. Run in this folder: make_files.py (needs h5py)."""
import h5py
import numpy as np


def fill(file, schema):
    metadata = file.create_group("metadata")
    metadata.attrs["schema_version"] = np.int64(schema)
    metadata.attrs["num_planes"] = np.int64(1)


with h5py.File("older-layout.h5", "w", libver=("earliest", "v108")) as f:
    fill(f, 1)
with h5py.File("other-program.h5", "w", libver="latest") as f:
    f["temperatures"] = np.arange(4.0)
with h5py.File("newer-schema.h5", "w", libver="latest") as f:
    fill(f, 2)
with h5py.File("without-run.h5", "w", libver="latest") as f:
    fill(f, 1)
