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

import java.io.OutputStream;
import java.nio.ByteBuffer;

import io.jhdf.storage.HdfFileChannel;

/** Writes into a file from an address on. */
final class ChannelStream extends OutputStream {

	private final HdfFileChannel channel;
	private long address;

	ChannelStream(final HdfFileChannel channel, final long address) {
		this.channel = channel;
		this.address = address;
	}

	/** Where the next byte goes. */
	long address() {
		return address;
	}

	@Override
	public void write(final int value) {
		write(new byte[]{(byte) value}, 0, 1);
	}

	@Override
	public void write(final byte[] bytes, final int offset, final int length) {
		OutputDataset.put(channel, ByteBuffer.wrap(bytes, offset, length), address);
		address += length;
	}
}
