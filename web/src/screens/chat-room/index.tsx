import { useParams } from 'react-router';
import { VARIABLES } from '../../app/screen-variables.ts';
import { Nothing, Screen } from '../../components/Screen.tsx';
import { read } from '../../data/fragments.ts';
import { ChatRoomQuery } from '../../generated/ChatRoomQuery.ts';
import type { Message_messageFragment } from '../../generated/types.ts';
import { RoomView } from './RoomView.tsx';

export const query = ChatRoomQuery;
export const variables = VARIABLES.chatRoom;

/** A chat room: what was said, by day; who has read it; what I am saying. */
export function Component() {
  const { roomId = '' } = useParams();
  return (
    <Screen query={ChatRoomQuery} variables={{ id: roomId }}>
      {({ me, chatRoom }, { more }) => {
        if (chatRoom === null) return <Nothing at="chatRoom" />;
        if (me === null) return <Nothing at="me" />;
        const messages = chatRoom.messages.edges.map(({ node }) => read<Message_messageFragment>(node));
        const { hasPreviousPage } = chatRoom.messages.pageInfo;
        return (
          <RoomView
            viewerId={me.id}
            room={chatRoom}
            messages={messages}
            {...(hasPreviousPage ? { earlier: () => more({ beforeSeq: messages[0]?.seq }) } : {})}
          />
        );
      }}
    </Screen>
  );
}
