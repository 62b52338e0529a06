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
"""Summarises a results file with h5py alone, following the layout that the package `results` documents.

Usage: results_summary.py FILE [FILTER]   where FILTER is a JSON object with any of
  "<column>": [least, most], "touching": [left, top, right, bottom], "centered_in": the same, "best": [count, column]
Prints one JSON object: the structure that was found, and counts, areas, statistics and ids after filtering.
"""
import json
import sys
import zlib

import h5py
import numpy as np

MASK_FIELDS = [("id", "<i4")] + [(name, "<f8") for name in (
    "area bbox_x bbox_y bbox_w bbox_h point_x point_y predicted_iou stability_score "
    "crop_box_x crop_box_y crop_box_w crop_box_h").split()]
PROMPT_FIELDS = [("id", "<i4"), ("mask_prompt", "<i4")] + [(name, "<f8") for name in (
    "box_left box_top box_right box_bottom").split()]
POINT_FIELDS = [("id", "<i4"), ("label", "<i4"), ("x", "<f8"), ("y", "<f8")]


def check(condition, message):
    if not condition:
        sys.exit(message)


def fields(table):
    return [(name, table.dtype[name].str) for name in table.dtype.names]


def picture(dataset, channels):
    height, width = dataset.attrs["height"], dataset.attrs["width"]
    check(dataset.shape == (height, width, channels), f"{dataset.name}: shape {dataset.shape}")
    check(dataset.dtype == np.uint8 and dataset.attrs["dtype"].decode() == "uint8", f"{dataset.name}: dtype")
    check(dataset.attrs["channels"] == channels, f"{dataset.name}: channels")
    check(dataset.compression == "gzip" and dataset.compression_opts == 4, f"{dataset.name}: compression")
    return dataset[:]


def masks_of(plane):
    group = plane["masks"]
    masks, table = group["segmentations"], group["metadata"]
    check(fields(table) == MASK_FIELDS, f"fields of masks/metadata: {fields(table)}")
    check(("prompts" in group) == ("prompt_points" in group), "one table of prompts is missing")
    if "prompts" in group:
        check(fields(group["prompts"]) == PROMPT_FIELDS, "fields of masks/prompts")
        check(fields(group["prompt_points"]) == POINT_FIELDS, "fields of masks/prompt_points")
        check(len(group["prompts"]) == len(table), "lengths of the tables")
    else:
        check(not np.isnan(table["point_x"]).any() and not np.isnan(table["point_y"]).any(), "a prompt is missing")
    count, height, width = masks.shape
    check(masks.dtype == np.uint8, f"masks: {masks.dtype}")
    check([masks.attrs[k] for k in ("num_masks", "mask_height", "mask_width")] == [count, height, width], "mask attributes")
    check(count == len(table), "length of masks/metadata")
    if count:
        check(masks.chunks == (1, height, width), f"chunks {masks.chunks}")
        check(masks.compression == "gzip" and masks.compression_opts == 4, "compression of the masks")
    return masks, table[:]


def boxes(rows):
    left, top = rows["bbox_x"], rows["bbox_y"]
    return left, top, left + rows["bbox_w"] + 1, top + rows["bbox_h"] + 1


def keep(rows, wanted):
    kept = np.ones(len(rows), bool)
    left, top, right, bottom = boxes(rows)
    for name, value in wanted.items():
        if name == "touching":
            kept &= (rows["area"] > 0) & (left < value[2]) & (right > value[0]) & (top < value[3]) & (bottom > value[1])
        elif name == "centered_in":
            x, y = (left + right) / 2, (top + bottom) / 2
            kept &= (rows["area"] > 0) & (x >= value[0]) & (x < value[2]) & (y >= value[1]) & (y < value[3])
        elif name != "best":
            kept &= (rows[name] >= value[0]) & (rows[name] <= value[1])
    return np.flatnonzero(kept)


def statistics(values):
    values = values[~np.isnan(values)]
    if not len(values):
        return {"count": 0, "total": 0.0}
    return {"count": len(values), "mean": values.mean(), "median": np.median(values), "std": values.std(),
            "min": values.min(), "max": values.max(), "total": values.sum()}


def main():
    wanted = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    with h5py.File(sys.argv[1], "r") as file:
        metadata = file["metadata"]
        check(metadata.attrs["schema_version"] == 1, "schema version")
        planes = [file] if metadata.attrs["num_planes"] == 1 else [
            file["planes"][name] for name in sorted(file["planes"], key=lambda n: [int(p[1:]) for p in n.split("_")][::-1])]
        check(len(planes) == metadata.attrs["num_planes"], "number of planes")
        chosen, pixel_areas, mask_checksums, image_checksums = [], [], [], []
        for number, plane in enumerate(planes):
            image = picture(plane["image/original"], 3)
            image_checksums.append(zlib.crc32(image.tobytes()))
            if "visualization" in plane:
                check(picture(plane["visualization/image"], 4).shape[:2] == image.shape[:2], "overlay")
                check(plane["visualization/image"].attrs["format"].decode() == "RGBA", "format of the overlay")
            masks, rows = masks_of(plane)
            check(masks.shape[1:] == image.shape[:2], "masks and image differ in size")
            for i, row in enumerate(rows):
                ys, xs = np.nonzero(masks[i])
                check(masks[i].max(initial=0) <= 1, "mask values")
                check(len(ys) == row["area"], f"area of mask {i}")
                if len(ys):
                    check([xs.min(), ys.min(), np.ptp(xs), np.ptp(ys)] == [row[f"bbox_{k}"] for k in "xywh"], f"box of mask {i}")
                pixel_areas.append(int(len(ys)))
                mask_checksums.append(zlib.crc32(masks[i].tobytes()))
            chosen += [(number, rows[i]) for i in keep(rows, wanted)]
        if "best" in wanted:
            count, column = wanted["best"]
            values = np.array([row[column] for _, row in chosen])
            order = np.argsort(np.where(np.isnan(values), np.inf, -values), kind="stable")[:count]
            chosen = [chosen[i] for i in sorted(order)]
        print(json.dumps({
            "attributes": sorted(metadata.attrs), "image_path": metadata.attrs["image_path"].decode(),
            "phases": {name: {k: float(v) for k, v in group.attrs.items()} for name, group in metadata["performance"].items()},
            "planes": len(planes), "areas": pixel_areas, "image_crc32": image_checksums, "mask_crc32": mask_checksums,
            "ids": [[number, int(row["id"])] for number, row in chosen],
            "statistics": {key: statistics(np.array([row[key] for _, row in chosen], float))
                           for key in ("area", "predicted_iou", "stability_score")}}, default=float))


main()
