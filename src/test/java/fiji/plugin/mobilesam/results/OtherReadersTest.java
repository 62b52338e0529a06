/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.mobilesam.OtherPrograms;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Every kind of file is read by the HDF Group's library, which finds the same masks, statistics and selections. */
class OtherReadersTest {

	private static final double RELATIVE = 1e-12;

	/** Files that differ in what they hold. */
	private enum Kind {

		EMPTY(TestRuns.plane(20, 10, 0, 1)), ONE(TestRuns.plane(20, 10, 1, 2)), MANY(
				TestRuns.plane(70, 50, 1100, 3)), LARGE(
						TestRuns.plane(701, 403, 4, 9)), POINTS(points()), FULL(full()), STACK(
								TestRuns.at(TestRuns.plane(30, 20, 5, 4), new PlanePosition(1, 1, 1)),
								TestRuns.at(TestRuns.plane(30, 20, 0, 5), new PlanePosition(1, 2, 1)),
								TestRuns.at(TestRuns.plane(30, 20, 8, 6), new PlanePosition(1, 10, 1)),
								TestRuns.at(TestRuns.plane(30, 20, 7, 7), new PlanePosition(1, 1, 2)));

		private final List<SegmentedPlane> planes;

		Kind(final SegmentedPlane... planes) {
			this.planes = List.of(planes);
		}

		/** Every prompt is one point. */
		private static SegmentedPlane points() {
			final SegmentedPlane plane = TestRuns.plane(64, 40, 10, 6);
			final PromptSet point = PromptSet.ofPoints(PointPrompt.on(9.5, 7));
			return new SegmentedPlane(plane.position(), plane.attributes(), plane.image(), Optional.empty(), plane
					.records().stream().map(r -> new MaskRecord(r.mask(), r.predictedIou(), r.stabilityScore(), point, r
							.cropBox(), r.position(), Optional.empty()))
					.toList(), Optional.empty());
		}

		/** Source pixels, overlay and mask prompts. */
		private static SegmentedPlane full() {
			final SegmentedPlane plane = TestRuns.plane(40, 30, 9, 8);
			final List<MaskRecord> records = new ArrayList<>(plane.records());
			records.replaceAll(r -> new MaskRecord(r.mask(), r.predictedIou(), r.stabilityScore(), r.prompt().withMask(
					new LowResMask(4, new float[16])), r.cropBox(), r.position(), Optional.empty()));
			return new SegmentedPlane(plane.position(), plane.attributes(), plane.image(),
					Optional.of(new SourceImage(40,
							30, List.of(new float[1200], new float[1200]))),
					records, Optional.of(new RgbaImage(40, 30,
							new byte[4800])));
		}
	}

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource(Kind.class)
	void h5pyFindsWhatWasWritten(final Kind kind) throws IOException {
		final JsonObject summary = summary(write(kind), "{}");
		assertEquals(kind.planes.size(), summary.get("planes").getAsInt());
		assertEquals(kind.planes.stream().flatMap(plane -> plane.entries().stream()).map(MaskEntry::area).toList(),
				longs(
						summary.getAsJsonArray("areas")));
		assertEquals(kind.planes.stream().map(plane -> TableFormat.checksum(plane.image().rgb())).toList(),
				longs(summary
						.getAsJsonArray("image_crc32")));
		assertEquals(kind.planes.stream().flatMap(plane -> plane.records().stream()).map(record -> TableFormat.checksum(
				record.mask().toBytes((byte) 1))).toList(), longs(summary.getAsJsonArray("mask_crc32")));
		assertEquals(TestRuns.RUN.imagePath(), summary.get("image_path").getAsString());
		assertEquals(
				new Gson().toJsonTree(List.of("amg_points_per_side", "amg_pred_iou_thresh", "checkpoint", "contrast",
						"creation_time", "device", "image_path", "model_type", "num_planes", "pixel_size",
						"schema_version")),
				summary.get("attributes"));
		assertEquals(1.5, summary.getAsJsonObject("phases").getAsJsonObject("encode").get("seconds").getAsDouble());
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, names = {"MANY", "FULL", "STACK"})
	void h5pyComputesTheSameStatisticsAndSelections(final Kind kind) throws IOException {
		final Path path = write(kind);
		final Map<String, MaskFilter> filters = Map.of("{}", MaskFilter.ALL,
				"{\"area\": [5, 60], \"predicted_iou\": [0.2, Infinity]}",
				MaskFilter.ALL.with(MaskKey.AREA, new Limits(5,
						60)).with(MaskKey.PREDICTED_IOU, Limits.from(0.2)),
				"{\"touching\": [5, 5, 15, 12], \"stability_score\": [0.3, 1]}",
				MaskFilter.ALL.touching(new PixelBox(5, 5,
						15, 12)).with(MaskKey.STABILITY_SCORE, new Limits(0.3, 1)),
				"{\"centered_in\": [0, 0, 20, 15], \"best\": [4, \"area\"]}",
				MaskFilter.ALL.centeredIn(new PixelBox(0, 0,
						20, 15)).best(4, MaskKey.AREA),
				"{\"best\": [6, \"stability_score\"]}", MaskFilter.ALL.best(6, MaskKey.STABILITY_SCORE));
		try (ResultsFile file = ResultsFile.open(path)) {
			for (final Map.Entry<String, MaskFilter> filter : filters.entrySet()) {
				final JsonObject summary = summary(path, filter.getKey());
				final List<ResultPlane> selected = filter.getValue().select(file.planes());
				assertEquals(new Gson().toJsonTree(ids(selected)), summary.get("ids"), filter.getKey());
				for (final MaskKey key : MaskKey.values())
					assertStatistics(summary.getAsJsonObject("statistics").getAsJsonObject(key.toString()),
							Statistics.of(
									selected, key),
							filter.getKey() + " " + key);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void h5dumpReadsTheFile(final Kind kind) throws IOException {
		final String dump = OtherPrograms.h5dump(write(kind));
		assertTrue(dump.contains("DATASET \"segmentations\""), dump);
	}

	@Test
	void h5dumpFindsTheChunksAndTheCompressionOfMasks() throws IOException {
		final String dump = OtherPrograms.h5dump(write(Kind.FULL));
		final String masks = dump.substring(dump.indexOf("DATASET \"segmentations\"")).replaceAll("\\s+", " ");
		assertTrue(masks.contains("DATATYPE H5T_STD_U8LE DATASPACE SIMPLE { ( 9, 30, 40 ) / ( 9, 30, 40 ) } "
				+ "STORAGE_LAYOUT { CHUNKED ( 1, 30, 40 )"), masks);
		assertTrue(masks.contains("FILTERS { COMPRESSION SCALEOFFSET { MIN BITS"), masks);
		assertTrue(masks.contains("PREPROCESSING SHUFFLE COMPRESSION DEFLATE { LEVEL 4 } } FILLVALUE"), masks);
	}

	@ParameterizedTest
	@ValueSource(strings = {"MANY", "STACK"})
	void aSelectionIsReadToo(final String kind) throws IOException {
		final Path path = folder.resolve("selection.h5");
		try (ResultsFile file = ResultsFile.open(write(Kind.valueOf(kind)))) {
			final List<ResultPlane> selected = MaskFilter.ALL.best(3, MaskKey.AREA).select(file.planes());
			ResultsWriter.write(path, file.run(), selected, false, Progress.NONE);
			assertEquals(new Gson().toJsonTree(ids(selected)), summary(path, "{}").get("ids"));
		}
	}

	private static JsonObject summary(final Path file, final String filter) {
		return JsonParser.parseString(OtherPrograms.python("results_summary.py", "h5py", file, filter))
				.getAsJsonObject();
	}

	private Path write(final Kind kind) throws IOException {
		final Path path = folder.resolve("Zellen ü 細胞.h5");
		ResultsWriter.write(path, TestRuns.RUN, kind.planes, false, Progress.NONE);
		return path;
	}

	private static List<List<Integer>> ids(final List<ResultPlane> planes) {
		final List<List<Integer>> ids = new ArrayList<>();
		for (int p = 0; p < planes.size(); p++)
			for (final MaskEntry entry : planes.get(p).entries()) ids.add(List.of(p, entry.id()));
		return ids;
	}

	private static List<Long> longs(final JsonArray numbers) {
		final List<Long> longs = new ArrayList<>();
		numbers.forEach(number -> longs.add(number.getAsLong()));
		return longs;
	}

	private static void assertStatistics(final JsonObject expected, final Statistics found, final String message) {
		assertEquals(expected.get("count").getAsInt(), found.count(), message);
		assertNear(expected.get("total").getAsDouble(), found.total(), message);
		if (found.count() == 0) return;
		assertNear(expected.get("mean").getAsDouble(), found.mean(), message);
		assertNear(expected.get("median").getAsDouble(), found.median(), message);
		assertNear(expected.get("std").getAsDouble(), found.std(), message);
		assertNear(expected.get("min").getAsDouble(), found.min(), message);
		assertNear(expected.get("max").getAsDouble(), found.max(), message);
	}

	private static void assertNear(final double expected, final double found, final String message) {
		assertEquals(expected, found, RELATIVE * Math.max(1, Math.abs(expected)), message);
	}
}
