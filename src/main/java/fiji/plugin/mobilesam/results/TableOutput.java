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

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

import io.jhdf.Constants;
import io.jhdf.api.Group;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;

/** A table as a contiguous dataset of a compound type, with its checksum as an attribute. */
final class TableOutput extends OutputDataset {

	private final byte[] rows;
	private long address = Constants.UNDEFINED_ADDRESS;

	TableOutput(final Group parent, final String name, final TableFormat format, final List<double[]> rows) {
		super(parent, name, format.type(), rows.size());
		this.rows = format.encode(rows);
		putAttribute(Layout.CRC32, checksum(this.rows));
	}

	/** CRC-32, 0 to 2^32 - 1. */
	static long checksum(final byte[] bytes) {
		final CRC32 checksum = new CRC32();
		checksum.update(bytes);
		return checksum.getValue();
	}

	@Override
	List<Message> layout() {
		return List.of(ContiguousDataLayoutMessage.create(address, rows.length));
	}

	@Override
	long writeData(final HdfFileChannel channel, final long start) {
		if (rows.length == 0) return start;
		address = start;
		put(channel, ByteBuffer.wrap(rows), start);
		return start + rows.length;
	}
}
