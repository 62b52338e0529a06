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
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.jhdf.BufferBuilder;
import io.jhdf.object.datatype.DataType;
import io.jhdf.storage.HdfBackingStorage;

/**
 * An HDF5 compound type whose members are packed in order, which the HDF5 library reads but does not write. See the HDF5
 * file format specification, datatype message, class 6, version 3.
 */
final class CompoundType extends DataType {

	private static final int CLASS = 6;
	private static final int VERSION_AND_CLASS = 3 << 4 | CLASS;

	private final Map<String, DataType> members;

	/** @param members in order */
	CompoundType(final Map<String, DataType> members) {
		super(CLASS, members.values().stream().mapToInt(DataType::getSize).sum());
		this.members = members;
	}

	@Override
	public ByteBuffer toBuffer() {
		final BufferBuilder buffer = new BufferBuilder().writeByte(VERSION_AND_CLASS).writeByte(members.size() & 0xff)
				.writeByte(members.size() >> 8).writeByte(0).writeInt(getSize());
		int offset = 0;
		for (final Map.Entry<String, DataType> member : members.entrySet()) {
			buffer.writeBytes(member.getKey().getBytes(StandardCharsets.UTF_8)).writeByte(0).writeUnsignedNumber(offset,
					bytesOfAnOffset()).writeBuffer(member.getValue().toBuffer());
			offset += member.getValue().getSize();
		}
		return buffer.build();
	}

	private int bytesOfAnOffset() {
		return (Integer.SIZE - Integer.numberOfLeadingZeros(getSize()) + 7) / 8;
	}

	@Override
	public Class<?> getJavaType() {
		return Map.class;
	}

	@Override
	public Object fillData(final ByteBuffer buffer, final int[] dimensions, final HdfBackingStorage storage) {
		throw new UnsupportedOperationException("this type is only written");
	}
}
