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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.api.Dataset;

/** A group of a file, whose parts are there or are missed in one line. */
final class StoredGroup {

	private final Path file;
	private final Group group;

	StoredGroup(final Path file, final Group group) {
		this.file = file;
		this.group = group;
	}

	boolean has(final String name) {
		return group.getChild(name) != null;
	}

	List<String> names() {
		return group.getChildren().keySet().stream().sorted().toList();
	}

	StoredGroup group(final String name) throws ResultsException {
		return new StoredGroup(file, child(name, Group.class, "group"));
	}

	/** The attributes of the group. */
	Attributes attributes() {
		return attributes(group);
	}

	/** A text among the attributes of the group. */
	String text(final String name) throws ResultsException {
		return required(attributes().text(name), name);
	}

	/** A whole number among the attributes of the group. */
	int wholeNumber(final String name) throws ResultsException {
		return wholeNumber(attributes(), name);
	}

	/** A whole number among the attributes of something in the group. */
	int wholeNumber(final Attributes attributes, final String name) throws ResultsException {
		return Math.toIntExact(required(attributes.wholeNumber(name), name));
	}

	/** The value of an attribute that must be there. */
	<T> T required(final Optional<T> value, final String name) throws ResultsException {
		return value.orElseThrow(() -> missing("attribute " + name));
	}

	/** The rows of a table, whose checksum is tested. */
	List<double[]> table(final String name, final TableFormat format) throws ResultsException {
		final Dataset table = child(name, Dataset.class, "table");
		if (!format.matches(table.getDataType()))
			throw new ResultsException(file, "the table %s has other columns than %s".formatted(path(name), format));
		final byte[] rows = bytes(table, format);
		final long expected = attributes(table).wholeNumber(Layout.CRC32)
				.orElseThrow(() -> missing("checksum of " + path(
						name)));
		if (TableFormat.checksum(rows) != expected)
			throw new ResultsException(file, "the table %s is damaged, its checksum is wrong".formatted(path(name)));
		return format.decode(rows);
	}

	/** Tables of many rows are deflated; those of the first files, and empty ones, are not. */
	private byte[] bytes(final Dataset table, final TableFormat format) throws ResultsException {
		if (table instanceof final ContiguousDataset plain) {
			final byte[] rows = new byte[Math.toIntExact(table.getSizeInBytes())];
			if (rows.length > 0) plain.getBuffer().get(rows);
			return rows;
		}
		return StoredChunks.of(file, table, format.rowBytes(), table.getDimensions()[0], table.getDimensions())
				.chunk(0);
	}

	/**
	 * A deflated dataset.
	 *
	 * @param chunkLength how long a chunk is in the first dimension
	 */
	StoredChunks chunks(final String name, final SampleType type, final int chunkLength, final int... dimensions)
			throws ResultsException {
		return StoredChunks.of(file, child(name, Dataset.class, "dataset"), type, chunkLength, dimensions);
	}

	/** A picture of bytes: bands of rows, however many rows each has. */
	StoredChunks picture(final String name, final int... dimensions) throws ResultsException {
		final Dataset dataset = child(name, Dataset.class, "dataset");
		final int rows = dataset instanceof final ChunkedDataset chunked ? chunked.getChunkDimensions()[0] : 0;
		return StoredChunks.of(file, dataset, SampleType.UINT8, rows, dimensions);
	}

	/** The edges of a dataset. */
	int[] dimensions(final String name) throws ResultsException {
		return child(name, Dataset.class, "dataset").getDimensions();
	}

	/** The attributes of a dataset. */
	Attributes attributes(final String name) throws ResultsException {
		return attributes(child(name, Dataset.class, "dataset"));
	}

	private <T extends Node> T child(final String name, final Class<T> type, final String kind)
			throws ResultsException {
		final Node child = group.getChild(name);
		if (!type.isInstance(child)) throw missing(kind + " " + path(name));
		return type.cast(child);
	}

	private ResultsException missing(final String what) {
		return new ResultsException(file, "has no %s, so it is no whole results file".formatted(what));
	}

	private String path(final String name) {
		return group.getPath() + name;
	}

	private static Attributes attributes(final Node node) {
		Attributes attributes = Attributes.NONE;
		for (final Map.Entry<String, Attribute> entry : node.getAttributes().entrySet()) {
			final Object value = entry.getValue().getData();
			// Others may add what they like.
			if (Attributes.isKnown(value)) attributes = attributes.with(entry.getKey(), value);
		}
		return attributes;
	}
}
